"""The hundred segments of segments.txt (code, rule, and the statement that finds the same customers by hand): as what
segmentDraft and segmentPreview are asked, or as the statements that write membership.

segments.py draft | preview     one GraphQL request each line
segments.py first | delta       one SQL statement each line, on the ids of Kequn's segments; with two numbers n m every
                                m-th of them from the n-th on, and those that build on others after all the rest
segments.py codes
"""
import json
import re
import sys

DAY = "date '2026-11-20'"
FIRST = """insert into hand.member (customer_id, segment_id, entered_at, entered_on, entry_reason, definition_id)
select found.customer_id, s.segment_id, statement_timestamp(), {day}, 'DEFINITION', s.in_force
from ({found}) found, segment s where s.code = '{code}'"""
DELTA = """with s as materialized (select segment_id, in_force from segment where code = '{code}'),
found as materialized ({found}),
kept as materialized (select customer_id from hand.member where segment_id = (select segment_id from s) and left_at is null),
coming as (insert into hand.member (customer_id, segment_id, entered_at, entered_on, entry_reason, definition_id)
    select customer_id, segment_id, statement_timestamp(), {day}, 'FACTS', in_force
    from (table found except table kept) new, s)
update hand.member m set left_at = statement_timestamp(), left_on = {day}, leave_reason = 'FACTS'
from (table kept except table found) old
where m.customer_id = old.customer_id and m.segment_id = (select segment_id from s) and m.left_at is null"""
PREVIEW = "query($rule: String!) { segmentPreview(rule: $rule) { count low high exact looked population overlap { customers segment { code } } } }"
DRAFT = "mutation($input: SegmentInput!) { segmentDraft(input: $input) { errors { code message } } }"


def expanded(sql):
    sql = re.sub(r"\{since (\d+)\}", lambda m: f"(({DAY} + 1 - {m[1]})::timestamp at time zone 'Asia/Shanghai')", sql)
    sql = sql.replace("{until}", f"(({DAY} + 1)::timestamp at time zone 'Asia/Shanghai')").replace("{day}", DAY)
    return re.sub(r"\{in (\w+)\}", r"(select customer_id from hand.member where left_at is null and segment_id = "
                  r"(select segment_id from segment where code = '\1')) \1", sql)


def segments():
    with open(sys.path[0] + "/segments.txt", encoding="utf-8") as file:
        return [block.split("\n") for block in file.read().strip().split("\n\n")]


def level(block, levels={}):
    built_on = re.findall(r'inSegment\("(\w+)"\)', block[1])
    levels[block[0]] = 1 + max((levels[code] for code in built_on), default=0)
    return levels[block[0]]


def statement(template, block):
    return " ".join(template.format(code=block[0], day=DAY, found=expanded(block[2])).split("\n")) + ";"


if __name__ == "__main__":
    what = sys.argv[1]
    if what in ("first", "delta"):
        numbered = [(level(block), block) for block in segments()]
        if len(sys.argv) > 2:
            first, step, of_level = map(int, sys.argv[2:5])
            numbered = [found for found in numbered if found[0] == of_level][first::step]
        for _, block in numbered:
            print(statement(FIRST if what == "first" else DELTA, block))
    for code, rule, _ in segments():
        if what == "draft":
            content = {"code": code, "kind": "RULE", "nameZh": code, "nameEn": code, "rule": rule}
            print(json.dumps({"query": DRAFT, "variables": {"input": content}}))
        elif what == "preview":
            print(json.dumps({"query": PREVIEW, "variables": {"rule": rule}}))
        elif what == "codes":
            print(code)
