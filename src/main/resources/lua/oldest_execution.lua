-- Reads when the oldest execution of a machine began that a partition has.
--
-- KEYS  its indexes, of all statuses
-- Returns start dates, ms: of each index that has any the first
local found = {}
for _, key in ipairs(KEYS) do
  found[#found + 1] = redis.call('ZRANGE', key, 0, 0, 'WITHSCORES')[2]
end
return found
