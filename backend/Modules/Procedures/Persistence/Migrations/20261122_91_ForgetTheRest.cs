using CyberPort.Platform.Persistence;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CyberPort.Procedures.Persistence.Migrations;

[DbContext(typeof(ProceduresDb)), Migration("20261122_91_ForgetTheRest")]
internal sealed class ForgetTheRest : SqlMigration;
