-- What an entry of an execution that has ended says: 'TIME STATUS[/VERSION[/ALIAS]] MACHINE:NAME'; or,
-- of one that stands in another list than its machine's, '+TIME STATUS MACHINE:NAME LIST MEMBER'.
-- Nothing of an entry of another form.
local function read_closed(entry)
  local ended, status, started_by, machine, name =
    string.match(entry, '^(%d+) (%u)(%S*) ([^:]+):(.+)$')
  local list, member
  if not ended then
    ended, status, machine, name, list, member =
      string.match(entry, '^%+(%d+) (%u) ([^:]+):(%S+) (%S+) (%S+)$')
  end
  return ended and {ended = ended, status = status, started_by = started_by or '',
    machine = machine, name = name, list = list, member = member}
end

-- Puts an entry of another form off, for somebody to look at: nothing behind it is to wait.
local function put_off_unreadable(ended, put_off, entry, time)
  local DAY = 86400000 -- ms
  -- added first, as in lease_tasks
  redis.call('ZADD', put_off, time + DAY, entry)
  redis.call('LREM', ended, 1, entry)
end

-- Whether an entry is of the last end of an execution: one that was redriven since has another entry,
-- or none while it goes on.
local function is_latest(prefix, entry, closed)
  local valid = redis.pcall('HGET', prefix .. 'x:' .. closed.machine .. ':' .. closed.name, '@~')
  return type(valid) ~= 'string' or valid == entry
end

-- Removes what an entry is of.
local function remove_closed(prefix, entry, closed)
  local execution = closed.machine .. ':' .. closed.name
  if is_latest(prefix, entry, closed) then
    redis.call('UNLINK', prefix .. 'x:' .. execution, prefix .. 'h:' .. execution)
    redis.call('ZREM', prefix .. 'i:' .. (closed.list or closed.machine) .. ':' .. closed.status,
      closed.member or closed.name)
    for qualifier in string.gmatch(closed.started_by, '[^/]+') do
      redis.call('ZREM', prefix .. 'i:' .. closed.machine .. ':' .. qualifier .. ':' .. closed.status,
        closed.name)
    end
  end
end
