-- Counts what indexes of a partition have.
--
-- KEYS  the indexes
-- Returns the number of each
local found = {}
for i, key in ipairs(KEYS) do
  found[i] = redis.call('ZCARD', key)
end
return found
