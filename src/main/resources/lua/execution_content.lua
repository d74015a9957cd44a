-- What the key of an execution holds: {} for nothing, {text} for the packed form, or the fields and
-- values of the hash form.
local function content(key)
  local kind = redis.call('TYPE', key).ok
  if kind == 'hash' then
    return redis.call('HGETALL', key)
  elseif kind == 'string' then
    return {redis.call('GET', key)}
  end
  return {}
end
