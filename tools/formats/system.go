package formats

// system are the formats of tools for databases, disks, networks and machines.
var system = []Format{
	fioJSON, fioTerse, fioLog,
	sysbench,
	pgbenchReport, pgbenchLog, pgbenchAggregateLog,
}
