-- Reads how much there is to be done in a partition, by the sizes of what it is kept in.
--
-- KEYS  1 deadlines  2 deadlines that were not met  3 outbox  4 runs of Express machines
-- Returns {the number of each}
local depths = {}
for i = 1, 4 do
  depths[i] = redis.call('ZCARD', KEYS[i])
end
return depths
