using CyberPort.Host;
using CyberPort.Platform;

var builder = WebApplication.CreateBuilder(args);
builder.AddCyberPort();
var app = builder.Build();
app.UseCyberPort();
return await app.RunCyberPortAsync(args);

/// <summary>Lets tests start the real service.</summary>
public partial class Program;
