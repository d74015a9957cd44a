-- Keeps duties from being taken over, where they still stand.
--
-- KEYS  1 outbox
-- ARGV  1 for so long, ms   2.. duties
-- @include time
local CHUNK = 2000 -- twice that is below what unpack() takes

local lapse = time + ARGV[1]
for first = 2, #ARGV, CHUNK do
  local entries = {}
  for i = first, math.min(first + CHUNK - 1, #ARGV) do
    entries[#entries + 1] = lapse
    entries[#entries + 1] = ARGV[i]
  end
  redis.call('ZADD', KEYS[1], 'XX', unpack(entries))
end
