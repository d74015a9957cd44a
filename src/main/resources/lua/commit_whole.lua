-- Writes an execution that began and ended in one turn, in its packed form: one value, whose absence
-- before is the fence.
--
-- KEYS  1 execution  2 ended executions, oldest first  3.. indexes it goes to
-- ARGV  1 packed form  2 start date, ms  3 name of the execution  4 entry among the ended ones
-- Returns {1} committed, now or by an earlier try; {0, ...} with what stands there
if not redis.call('SET', KEYS[1], ARGV[1], 'NX') then
  -- @include execution_content
  local there = content(KEYS[1])
  if #there == 1 and there[1] == ARGV[1] then
    return {1}
  end
  return {0, there}
end
for i = 3, #KEYS do
  redis.call('ZADD', KEYS[i], ARGV[2], ARGV[3])
end
redis.call('RPUSH', KEYS[2], ARGV[4])
return {1}
