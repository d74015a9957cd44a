-- Redis's own time, epoch milliseconds: what is due and what is kept goes by no other clock.
local clock = redis.call('TIME')
local time = clock[1] * 1000 + math.floor(clock[2] / 1000)
