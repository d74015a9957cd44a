#!lua flags=allow-oom
-- Deletes a version of a state machine that no alias leads to. Its revision stays while an execution
-- may need it.
--
-- KEYS  1 machine  2 versions  3 aliases  4 revisions that have been replaced, by when they were
-- ARGV  1 number  2 its revision
-- Returns the names of the aliases that lead to it, which keep it
-- @include time
local found = {}
local aliases = redis.call('HGETALL', KEYS[3])
for i = 1, #aliases, 2 do
  local alias, target = aliases[i + 1], 'v' .. ARGV[1] .. ';'
  if string.match(alias, '^%d+' .. target) or string.match(alias, '^%d+v%d+;w%d+;' .. target) then
    found[#found + 1] = aliases[i]
  end
end
if #found == 0 and redis.call('HDEL', KEYS[2], ARGV[1], 'r' .. ARGV[2]) > 0
  and redis.call('GET', KEYS[1]) ~= ARGV[2] then
  redis.call('ZADD', KEYS[4], time, ARGV[2])
end
return found
