thing = "package thing"
