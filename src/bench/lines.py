"""Turns a preview or a migration as GraphQL answers it into the lines psql -At prints for the statement by hand."""
import json
import sys


def line(*values):
    print("|".join(map(str, values)))


def code(level):
    return level["code"] if level else ""


def minor(*amounts):
    return [int(amount.replace(".", "")) for amount in amounts]


def preview(found):
    for ladder in ("composite", "service"):
        for cell in found[ladder]:
            if cell["customers"]:
                line(ladder, code(cell["from"]), code(cell["to"]), cell["customers"], *minor(cell["aum"], cell["loan"]))
    for branch in found["branches"]:
        line("branch", code(branch["branch"]), "", branch["customers"], *minor(branch["up"]["money"], branch["down"]["money"]))


def migration(found):
    for cell in found["cells"]:
        if cell["customers"]:
            amounts = minor(cell["fromAum"], cell["fromLoan"], cell["toAum"], cell["toLoan"])
            line(code(cell["from"]), code(cell["to"]), cell["customers"], *amounts)
    for level in found["lost"]:
        if level["customers"]:
            line(code(level["level"]), "", level["customers"], *minor(level["aum"], level["loan"]), "", "")
    for level in found["newcomers"]:
        if level["customers"]:
            line("", code(level["level"]), level["customers"], "", "", *minor(level["aum"], level["loan"]))


data = json.load(open(sys.argv[1], encoding="utf-8"))["data"]
if "tierMigration" in data:
    migration(data["tierMigration"])
else:
    preview(data["tierPolicyPreview"])
