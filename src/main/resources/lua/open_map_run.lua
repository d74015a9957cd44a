-- Counts a Map Run as open, where there is room for it or it is counted already.
--
-- KEYS  1 open Map Runs, by when each was last known to be open
-- ARGV  1 the Map Run  2 how many there may be  3 for how long, ms, one is taken to be open still
--       4 how many of the others are asked about
-- Returns nothing where it is counted, else the Map Runs that have long not been looked at, and when
--         that was
-- @include time
if redis.call('ZSCORE', KEYS[1], ARGV[1]) or redis.call('ZCARD', KEYS[1]) < tonumber(ARGV[2]) then
  redis.call('ZADD', KEYS[1], time, ARGV[1])
  return false
end
return redis.call(
  'ZRANGEBYSCORE', KEYS[1], '-inf', time - ARGV[3], 'WITHSCORES', 'LIMIT', 0, ARGV[4])
