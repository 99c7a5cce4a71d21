using CyberPort.Platform.Persistence;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CyberPort.Procedures.Persistence.Migrations;

[DbContext(typeof(ProceduresDb)), Migration("20261122_90_SearchWordByWord")]
internal sealed class SearchWordByWord : SqlMigration;
