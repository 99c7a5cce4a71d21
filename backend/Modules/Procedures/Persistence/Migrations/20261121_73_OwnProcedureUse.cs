using CyberPort.Platform.Persistence;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CyberPort.Procedures.Persistence.Migrations;

[DbContext(typeof(ProceduresDb)), Migration("20261121_73_OwnProcedureUse")]
internal sealed class OwnProcedureUse : SqlMigration;
