-- Reads a page of a machine's executions in one partition, newest first.
--
-- KEYS  the indexes to merge
-- ARGV  1 start date of the last one of the page before, ms; empty for the first page   2 its name
--       3 number
-- Returns {date, name, ...} of each index in turn, newest first
local found = {}
local max = ARGV[1] == '' and '+inf' or ARGV[1]
local count = tonumber(ARGV[3])
for _, key in ipairs(KEYS) do
  local offset, taken = 0, 0
  repeat
    local page = redis.call('ZREVRANGEBYSCORE', key, max, '-inf', 'WITHSCORES',
      'LIMIT', offset, count)
    for i = 1, #page, 2 do
      -- equal dates stand in the reverse order of their names
      if taken < count and (page[i + 1] ~= ARGV[1] or page[i] < ARGV[2]) then
        found[#found + 1] = page[i + 1]
        found[#found + 1] = page[i]
        taken = taken + 1
      end
    end
    offset = offset + count
  until taken >= count or #page < count * 2
end
return found
