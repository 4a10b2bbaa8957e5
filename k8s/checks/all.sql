-- Everything that must hold of points, grants, rewards, referrals, segments, campaigns and offers; "broken" must read 0 in every row. Reads only.
--
--   psql -X -v ON_ERROR_STOP=1 -f k8s/checks/all.sql "$DATABASE_URL"
\ir points.sql
\ir grants.sql
\ir rewards.sql
\ir referral.sql
\ir segments.sql
\ir campaigns.sql
\ir offers.sql
