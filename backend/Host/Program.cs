using CyberPort.Host;
using CyberPort.Platform;

var builder = WebApplication.CreateBuilder(args);
builder.AddCyberPort();
var app = builder.Build();
var migrated = app.MigrateAsync(args); // while the addresses are being made
app.UseCyberPort();
return await app.RunCyberPortAsync(args, migrated);

/// <summary>Lets tests start the real service.</summary>
public partial class Program;
