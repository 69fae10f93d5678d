"""Double entry in whole 分: nothing is changed, only posted."""
