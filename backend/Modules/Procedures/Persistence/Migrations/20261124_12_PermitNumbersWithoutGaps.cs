using CyberPort.Platform.Persistence;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CyberPort.Procedures.Persistence.Migrations;

[DbContext(typeof(ProceduresDb)), Migration("20261124_12_PermitNumbersWithoutGaps")]
internal sealed class PermitNumbersWithoutGaps : SqlMigration;
