"""What a decree demands, as data with dates, basis and confidence."""
