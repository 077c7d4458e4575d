"""The year's plans of several wards: python samples/nhieu-phuong/ke_hoach_nam.py 2027 out/2027"""

import sys
from pathlib import Path

from docgen import open_office

here, (year, folder) = Path(__file__).parent, sys.argv[1:3]
with open_office("out/data", actor=f"script:kh{year}") as office:
    plan = office.read(here / "ke-hoach-chung.yaml")
    for ward in office.read(here / "cac-phuong.yaml").tree["cac_phuong"]:
        checked = office.check(plan.having(nam=year, **ward))
        for problem in checked.report:
            sys.stderr.write(f"{problem.place}: {problem.code}\n")
        if checked.paper:
            office.render(checked.paper, to=Path(folder) / f"{checked.paper.office_slug}.docx")
