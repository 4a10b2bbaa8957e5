"""The fifty offers of the bench bank.

offers.py publish PORT     drafts, submits, approves and publishes them; tokens come in MAKER and CHECKER
offers.py sql              the function hand.home(customer number, channel) that ranks the same offers by hand
"""
import http.client
import json
import os
import sys

DAY = "date '2026-11-20'"
SE = 100  # kequn.offer.starting-evidence
PRODUCTS = [f"{category}{n:02d}" for category in ("DEPOSIT", "CARD", "PAYMENT", "CHANNEL", "WEALTH", "FUND", "LOAN") for n in (1, 2, 3)]
TAG = "exists (select from customer_tag t where t.customer_id = c.customer_id and t.tag = '{}' and t.valid_from <= {} and (t.valid_to is null or t.valid_to > {}){})"


def tag(name, more=""):
    return TAG.format(name, DAY, DAY, more)


def older(years):
    return f"c.birth_date <= {DAY} - interval '{years} years'"


# Whom an offer is for: as Kequn is told, and by hand.
RULES = [
    (None, "true"),
    ("age >= 55", older(55)),
    ('hasTag("CAR")', tag("CAR")),
    ('hasTag("HOUSE") && age < 50', f"{tag('HOUSE')} and not {older(50)}"),
    ('holdsCategory("DEPOSIT")', f"exists (select from holding h join product p using (product_code) where h.customer_id = c.customer_id and p.category = 'DEPOSIT' and h.opened_on <= {DAY} and (h.closed_on is null or h.closed_on > {DAY}))"),
    ('aum >= money("1000")', "b.aum >= 100000"),
    ('inSegment("EVERYONE")', "exists (select from segment_member m join segment s using (segment_id) where m.customer_id = c.customer_id and s.code = 'EVERYONE' and m.left_at is null)"),
    ('gender == "F" && age >= 25 && age <= 45', f"c.gender = 'F' and {older(25)} and not {older(46)}"),
    ('occupation in ["教师", "医生", "职工"]', "c.occupation in ('教师', '医生', '职工')"),
    ('tag("CITY") == "Changsha"', tag("CITY", " and t.value = 'Changsha'")),
    ('loan > money("100")', "b.loan > 10000"),
    ("riskScore < 600", "c.risk_score < 600"),
    ("pointsActive >= 500", "coalesce(a.active, 0) >= 500"),
    ('compositeTier != "MASS"', "t.composite_level <> 'MASS'"),
    ('hasTag("PARENT") && !hasTag("COMPLAINT")', f"{tag('PARENT')} and not {tag('COMPLAINT')}"),
    ('attribute("channel") == "APP"', "c.attributes ->> 'channel' = 'APP'"),
    ('kind == "PERSON" && gender == "M"', "c.kind = 'PERSON' and c.gender = 'M'"),
]


def offers():
    for i in range(50):
        campaign = "HOME" if i % 10 == 9 else None
        yield f"BENCH_{i:02d}", i % len(RULES), {
            "nameZh": f"优惠{i}", "nameEn": f"Offer {i}", "productCode": PRODUCTS[i % len(PRODUCTS)], "campaign": campaign,
            "value": f"{50 + i * 37 % 400}.00", "expectedShareBasisPoints": 200 + i * 53 % 600, "lever": 90 + i % 3 * 10,
            "channels": ["MOBILE_BANKING", "ONLINE_BANKING"], "firstDay": "2026-11-01", "lastDay": "2026-12-31",
            "eligibility": RULES[i % len(RULES)][0], "mostShown": 5, "restDays": 14,
            "pictureUrl": f"https://pictures.bank.example/{i}.webp",
            "texts": [{"locale": locale, "title": f"{word} {i}", "body": f"{word} {i}: " + word * 8, "action": word}
                      for locale, word in (("zh", "看看"), ("en", "Look"))],
            "contexts": [{"channel": "MOBILE_BANKING", "factor": 120}] if i % 3 == 0 else []}


def publish(port):
    connection = http.client.HTTPConnection("127.0.0.1", port)

    def ask(who, text, variables):
        body = json.dumps({"query": text, "variables": variables})
        connection.request("POST", "/graphql", body, {"Content-Type": "application/json", "Authorization": "Bearer " + os.environ[who]})
        answer = json.loads(connection.getresponse().read())
        if answer.get("errors") or any(payload["errors"] for payload in answer["data"].values()):
            sys.exit(json.dumps(answer))

    for code, _, offer in offers():
        ask("MAKER", "mutation($code: String!, $offer: OfferInput!) { offerDraft(code: $code, offer: $offer) { errors { code field message } } "
            "offerSubmit(code: $code) { errors { code message } } }", {"code": code, "offer": offer})
        ask("CHECKER", "mutation($code: String!) { offerApprove(code: $code, version: 1, revision: 1) { errors { code message } } "
            "offerPublish(code: $code) { errors { code message } } }", {"code": code})


def sql():
    rules = ",\n           ".join(f"{by_hand} as r{n}" for n, (_, by_hand) in enumerate(RULES))
    rule = "case o.rule " + " ".join(f"when {n} then f.r{n}" for n in range(len(RULES))) + " end"
    rows = ",\n    ".join(f"('{code}', {n})" for code, n, _ in offers())
    print(f"""create table hand.offer as
select o.offer_id, o.code, n.rule, v.product_code, p.category, p.risk_grade, v.campaign_code, v.value, v.lever, v.expected_share, v.last_day, v.picture_url,
       case when exists (select from offer_context x where x.version_id = v.version_id) then 1.2 else 1 end as context,
       t.title, t.body, t.action, t.locale
from offer o join offer_version v on v.version_id = o.in_force join product p using (product_code)
     join offer_text t on t.version_id = v.version_id and t.locale = 'zh'
     join (values {rows}) n (code, rule) on n.code = o.code where o.state = 'LIVE';
analyze hand.offer;
create function hand.home(customer text, channel text) returns json language plpgsql stable as $function$
begin
return (with f as materialized (
    select c.customer_id, c.customer_no, c.name, c.risk_tolerance, c.risk_assessed_on, t.composite_level, t.composite_name, t.service_level, t.service_name,
           coalesce(a.active, 0) as active,
           coalesce((select k.granted from customer_consent k where k.customer_id = c.customer_id and k.purpose = 'MARKETING' order by k.given_at desc limit 1), false) as agreed,
           case when coalesce((select k.granted from customer_consent k where k.customer_id = c.customer_id and k.purpose = 'PROFILING' order by k.given_at desc limit 1), false)
                then coalesce((select case when y < 25 then 0 else least(65, (y - 25) / 10 * 10 + 25) end::text from extract(year from age({DAY}, c.birth_date)) x, cast(x as integer) y where y is not null), '-')
                     || '/' || coalesce(t.composite_level, '-') else '*' end as peers,
           (select w.suppressed_until from contact_standing w where w.customer_id = c.customer_id) as suppressed_until,
           array(select h.product_code from holding h where h.customer_id = c.customer_id and h.opened_on <= {DAY} and (h.closed_on is null or h.closed_on > {DAY})) as held,
           {rules}
    from customer c
         left join lateral (select assessed.composite_level, composite.name_zh as composite_name, assessed.service_level, service.name_zh as service_name
                            from tier_assessment assessed join tier_run run using (run_id)
                                 join tier_policy_level composite on composite.policy_id = run.policy_id and composite.code = assessed.composite_level
                                 join tier_policy_level service on service.policy_id = run.policy_id and service.code = assessed.service_level
                            where assessed.customer_id = c.customer_id
                              and assessed.run_id = (select run_id from tier_run where completed_at is not null order by period_end desc, revision desc limit 1)) t on true
         left join points_account a on a.customer_id = c.customer_id
         left join lateral (select s.aum, s.loan from balance_state s where s.customer_id = c.customer_id and s.from_day <= {DAY} order by s.from_day desc limit 1) b on true
    where c.customer_no = $1),
e as materialized (
    select k.code as campaign, v.name_zh as name, r.number, s.code as step, s.name_zh as step_name, e.step_entered_at, s.points, s.reward, e.arm, e.state
    from f join enrolment e using (customer_id) join campaign_round r using (round_id) join campaign k on k.campaign_id = r.campaign_id
         join campaign_version v on v.version_id = e.version_id join campaign_step s on s.version_id = e.version_id and s.position = e.position
    where r.state = 'LIVE' and k.state = 'LIVE'),
ranked as (
    select o.*, o.value * o.context * o.lever / 100.0
        * (coalesce(g.accepted, 0) + {SE} * (al.accepted + {SE} * o.expected_share / 10000.0) / (al.shown + {SE})) / (coalesce(g.shown, 0) + {SE}) as score
    from f join hand.offer o on o.code <> all (array[]::text[])
         left join offer_exposure x on x.customer_id = f.customer_id and x.offer_id = o.offer_id
         cross join lateral (select coalesce(sum(l.accepted), 0) as accepted, coalesce(sum(l.shown), 0) as shown from offer_evidence l where l.offer_id = o.offer_id) al
         left join lateral (select sum(l.accepted) as accepted, sum(l.shown) as shown from offer_evidence l
                            where l.offer_id = o.offer_id and l.peer_group = f.peers and f.peers <> '*') g on true
    where f.agreed and (f.suppressed_until is null or f.suppressed_until <= {DAY}) and {rule}
      and o.product_code <> all (f.held)
      and (o.risk_grade is null or o.risk_grade <= f.risk_tolerance and f.risk_assessed_on + 365 > {DAY})
      and (o.campaign_code is null or exists (select from e where e.campaign = o.campaign_code and e.arm = 'TREATED' and e.state = 'ACTIVE'))
      and x.accepted_on is null and coalesce(x.rests_until, {DAY}) <= {DAY} and coalesce(x.declined_on + 14, {DAY}) <= {DAY}
      and not exists (select from offer_exposure d where d.customer_id = f.customer_id and d.product_code = o.product_code and d.declined_on + 14 > {DAY})),
one_a_product as (select distinct on (product_code) * from ranked order by product_code, score desc, code),
chosen as (select * from (select *, row_number() over (partition by category order by score desc, code) as n from one_a_product) x
           where n <= 3 order by score desc, code limit 5)
select json_build_object('customerNo', f.customer_no, 'name', f.name, 'compositeTier', json_build_object('code', f.composite_level, 'name', f.composite_name),
    'serviceTier', json_build_object('code', f.service_level, 'name', f.service_name),
    'points', json_build_object('active', f.active, 'expiring',
        coalesce((select sum(remaining) from points_lot l where l.customer_id = f.customer_id and l.expires_on <= {DAY} + 30), 0)),
    'offers', coalesce((select json_agg(json_build_object('code', code, 'title', title, 'body', body, 'action', action, 'locale', locale, 'pictureUrl', picture_url,
        'productCode', product_code, 'campaign', campaign_code, 'lastDay', last_day) order by score desc, code) from chosen), '[]'),
    'enrolments', coalesce((select json_agg(json_build_object('campaign', campaign, 'name', name, 'round', number, 'step', step, 'stepName', step_name,
        'waitsSince', step_entered_at, 'points', points, 'reward', reward)) from e where arm = 'TREATED' and state = 'ACTIVE'), '[]'))
from f);
end
$function$;
-- For the customer of a token, as PostGraphile hands its claims on.
create function hand.my_home(channel text) returns json language sql stable as $function$
    select hand.home(current_setting('jwt.claims.customer_no'), $1)
$function$;""")


if __name__ == "__main__":
    publish(int(sys.argv[2])) if sys.argv[1] == "publish" else sql()
