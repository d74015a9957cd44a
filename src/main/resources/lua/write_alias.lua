-- Writes an alias of a state machine.
--
-- KEYS  1 versions  2 aliases
-- ARGV  1 name  2 what is kept of it, empty where it must not be there  3 what is to be kept
--       4 how many there may be  5.. the versions that it leads to
-- Returns 'w' it is written, 'c' it is another one, 'v' a version is not there, 'm' there are too many
local there = redis.call('HGET', KEYS[2], ARGV[1]) or ''
-- sent again, as its reply was lost
if there == ARGV[3] then
  return 'w'
end
if there ~= ARGV[2] then
  return 'c'
end
for i = 5, #ARGV do
  if redis.call('HEXISTS', KEYS[1], ARGV[i]) == 0 then
    return 'v'
  end
end
if there == '' and redis.call('HLEN', KEYS[2]) >= tonumber(ARGV[4]) then
  return 'm'
end
redis.call('HSET', KEYS[2], ARGV[1], ARGV[3])
return 'w'
