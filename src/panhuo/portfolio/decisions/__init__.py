"""Keep, open-license, offer, give back or give up: proposals, votes, notice, savings."""
