"""Two small cases for the tests of pages: one with a bit of everything, one that is hostile."""

from ledgers import write_case

SOURCES = [
    {"name": "General Staff", "kind": "military", "party": "red"},
    {"name": "Ministry", "kind": "government", "party": "blue"},
    {"name": "Brigade 61", "kind": "military", "party": "blue", "part_of": "Ministry"},
    {"name": "Gazette", "kind": "media", "url": "https://gazette.example/"},
    {"name": "Herald", "kind": "media"}, {"name": "Agency", "kind": "media"}]
ROWS = [
    {"id": "k-1", "wording": "300 soldiers killed", "speaker": "General Staff",
     "as_of": "2025-01-09", "reported_on": "2025-01-10", "url": "https://gazette.example/1"},
    {"id": "k-2", "wording": "at least 1,000 killed", "speaker": "Ministry", "publisher": "Herald",
     "via": "Agency", "as_of": "2025-01-12", "reported_on": "2025-01-13",
     "quote": "At least 1,000 were killed, the ministry said."},
    {"id": "k-3", "wording": "at least 1,000 killed", "speaker": "Ministry",
     "as_of": "2025-01-12", "reported_on": "2025-01-13"},
    {"id": "w-1", "wording": "2,700 wounded", "quantity": "wounded", "speaker": "Ministry",
     "as_of": "2025-01-12", "reported_on": "2025-01-13"},
    {"id": "c-1", "wording": "4,000 killed or wounded", "quantity": "casualties",
     "speaker": "Ministry", "as_of": "2025-01-12", "reported_on": "2025-01-13"},
    {"id": "p-1", "wording": "up to 12,000 troops", "quantity": "present", "speaker": "Ministry",
     "as_of": "2025-03-02", "reported_on": "2025-03-04"},
    {"id": "h-1", "wording": "90 sq km (56 sq miles)", "quantity": "held",
     "speaker": "Brigade 61", "publisher": "Herald", "as_of": "2025-03-02",
     "reported_on": "2025-03-04"},
    {"id": "h-2", "wording": "90 sq km (35 sq miles)", "quantity": "held", "speaker": "Brigade 61",
     "as_of": "2025-03-02", "reported_on": "2025-03-05"},
    {"id": "h-3", "wording": "110 sq km", "quantity": "held", "speaker": "General Staff",
     "as_of": "2025-03-02", "reported_on": "2025-03-05"}]
SLIP = "h-1"  # 90 km² are 35 square miles: 56 is the factor of a length
ROWS += [{"id": f"d-{day}", "wording": f"{800 + day} troops", "quantity": "present",
          "speaker": "General Staff", "publisher": "Gazette", "as_of": f"2025-02-{day}",
          "reported_on": f"2025-02-{day}"} for day in range(10, 24)]
RULINGS = [{"claim": "h-1", "column": "finding:unit-pair", "was": "open", "now": "confirmed",
            "why": "the page still has it", "by": "A. Keeper", "on": "2025-04-01"}]
MEASURED = {"measured/held.csv": "date,held\n2025-03-01,80\n2025-03-02,75\n2025-03-04,70\n"}

MARK = "<script>window.harmed = true</script>"
HOSTILE_ID = "../a b/\u0456 <img src=x onerror=alert(1)>"
HOSTILE_ROWS = [
    {"id": HOSTILE_ID, "wording": f"300 killed {MARK}", "speaker": "O'Neil \"& <b>Sons</b>",
     "publisher": "=1+1", "url": "javascript:alert(1)", "note": "=HYPERLINK(\"http://x\")",
     "as_of": "2025-01-09", "reported_on": "2025-01-10", "quote": "</p></main>" + MARK},
    {"id": "Ж-1", "wording": "400 killed", "speaker": "Ж", "publisher": "=1+1",
     "url": "https://x.example/?a=\"><script>alert(1)</script>", "as_of": "2025-01-12",
     "reported_on": "2025-01-13"},
    {"id": "_main", "wording": "-", "value": "500", "speaker": "Ж", "publisher": "data:text/html,x",
     "as_of": "2025-02-12", "reported_on": "2025-02-13"}]


def good_case(folder):
    """Write the case with a bit of everything and return its folder."""
    worked = [{"says": "wounded and killed together", "is": "k-2 + w-1"}]
    quantities = {
        "killed": {"counts": "soldiers killed", "unit": "person", "of": "red", "who": "soldiers",
                   "accumulates": True},
        "wounded": {"counts": "soldiers wounded", "unit": "person", "of": "red", "who": "soldiers",
                    "accumulates": True},
        "casualties": {"counts": "soldiers killed or wounded", "unit": "person", "of": "red",
                       "who": "soldiers", "accumulates": True},
        "present": {"counts": "soldiers present", "unit": "person", "of": "red",
                    "who": "soldiers"},
        "missing": {"counts": "soldiers missing", "unit": "person", "of": "red"},
        "held": {"counts": "land held", "unit": "km^2", "of": "blue", "measured": {
            "file": "measured/held.csv", "low": "held", "high": "held", "unit": "km^2",
            "within": "10%"}}}
    return write_case(folder, ROWS, SOURCES, RULINGS, MEASURED, quantities=quantities,
                      title="The battle of the river", question="How many fell at the river?",
                      identities=["casualties = killed + wounded"], worked=worked,
                      headline=["killed", "casualties", "held", "present"])


def hostile_case(folder):
    """Write a case whose every text is an attack, and return its folder."""
    return write_case(folder, HOSTILE_ROWS, title=f"A case {MARK}", headline=["killed"],
                      question=f"\"'> {MARK} javascript:alert(1)")
