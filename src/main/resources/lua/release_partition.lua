-- Gives a partition's lease back.
--
-- KEYS  1 lease
-- ARGV  1 instance
if redis.call('GET', KEYS[1]) == ARGV[1] then
  redis.call('DEL', KEYS[1])
end
return 1
