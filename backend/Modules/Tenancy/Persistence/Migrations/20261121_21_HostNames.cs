using CyberPort.Platform.Persistence;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CyberPort.Tenancy.Persistence.Migrations;

[DbContext(typeof(TenancyDb)), Migration("20261121_21_HostNames")]
internal sealed class HostNames : SqlMigration;
