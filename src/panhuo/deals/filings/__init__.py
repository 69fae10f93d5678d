"""Filing and registering: licences, transfers, pledges, technology contracts; yearly reports on implementation."""
