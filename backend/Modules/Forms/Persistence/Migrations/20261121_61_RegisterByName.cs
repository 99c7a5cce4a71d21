using CyberPort.Platform.Persistence;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CyberPort.Forms.Persistence.Migrations;

[DbContext(typeof(FormsDb)), Migration("20261121_61_RegisterByName")]
internal sealed class RegisterByName : SqlMigration;
