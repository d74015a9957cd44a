-- Reads which instances have given signs of life.
--
-- KEYS  1 instances by their last signs of life
-- Returns {instance, its last sign of life, ms, ...}
return redis.call('ZRANGE', KEYS[1], 0, -1, 'WITHSCORES')
