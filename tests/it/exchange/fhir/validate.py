"""Says of each bundle whether fhir.resources (PyPI) takes it. See validate.md for how it is run."""

import json
import pathlib
import sys

from fhir.resources.R4B.bundle import Bundle

accepted = refused = 0
for path in sys.argv[1:]:
    # Decimals by their digits, so that no float hides one that is none.
    text = pathlib.Path(path).read_text(encoding="utf-8")
    try:
        read = Bundle.model_validate_json(text)
        assert len(read.entry) == len(json.loads(text)["entry"]), "an entry was lost"
    except Exception as error:  # whatever it is, the bundle is not taken
        refused += 1
        print(f"refused {path}: {' '.join(str(error).split())[:160]}")
    else:
        accepted += 1
print(f"{accepted} accepted, {refused} refused")
