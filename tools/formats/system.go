package formats

// system are the formats of tools for databases, disks, networks and machines.
var system = []Format{
	fioJSON, fioTerse, fioLog,
	iperf2, iperf3,
	sadfCSV, sadfPlain, sadfJSON,
	sysbench,
	pgbenchReport, pgbenchLog, pgbenchAggregateLog,
}
