package formats

// system are the formats of tools for databases, disks, networks and machines.
var system = []Format{
	sysbench,
	pgbenchReport, pgbenchLog, pgbenchAggregateLog,
}
