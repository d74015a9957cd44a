-- Gives the newest revision of a state machine a number, where it has none. No number is given twice.
--
-- KEYS  1 machine  2 versions  3 revision
-- ARGV  1 revision id  2 what is kept of the version  3 how many there may be
-- Returns {number, what is kept of it}, {0} where there are too many, {} where another revision is the
--         newest, or the machine is being deleted
local revision = ARGV[1]
if redis.call('GET', KEYS[1]) ~= revision or redis.call('HEXISTS', KEYS[3], 'deleting') == 1 then
  return {}
end
local number = redis.call('HGET', KEYS[2], 'r' .. revision)
if number then
  return {number, redis.call('HGET', KEYS[2], number)}
end
-- one field is the last number, and each version has two
if redis.call('HLEN', KEYS[2]) > 2 * ARGV[3] then
  return {0}
end
number = redis.call('HINCRBY', KEYS[2], 'n', 1)
redis.call('HSET', KEYS[2], number, ARGV[2], 'r' .. revision, number)
return {number, ARGV[2]}
