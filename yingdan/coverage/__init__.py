"""The seven fixed 七定 of each rep – person, region, outlets, route, cycle, times, standard – and what deviates."""
