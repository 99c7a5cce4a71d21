using CyberPort.Platform.Persistence;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CyberPort.Procedures.Persistence.Migrations;

[DbContext(typeof(ProceduresDb)), Migration("20261121_74_RecordsByPages")]
internal sealed class RecordsByPages : SqlMigration;
