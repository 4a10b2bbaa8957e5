-- Whether the relation began on $4 or later; where the bank does not know, the first balance tells.
case when c.opened_on is null
     then not exists (select from balance_state f where f.customer_id = c.customer_id and f.from_day < $4)
     else c.opened_on >= $4 end
