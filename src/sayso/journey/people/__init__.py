"""Who somebody is: names, addresses, safe contact, communication needs, ties."""
