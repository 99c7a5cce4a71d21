using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace CyberPort.Platform.Telemetry;

/// <summary>
/// Traces and metrics of HTTP, database and our own work to an OpenTelemetry collector, when
/// <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> names one. ASP.NET Core and Npgsql have their sources built in.
/// </summary>
internal sealed class TelemetryExport(IConfiguration configuration) : IHostedService, IDisposable
{
    private TracerProvider? traces;
    private MeterProvider? metrics;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] is { Length: > 0 })
        {
            var resource = ResourceBuilder.CreateDefault().AddService("cyberport").AddEnvironmentVariableDetector();
            traces = Sdk.CreateTracerProviderBuilder().SetResourceBuilder(resource)
                .AddSource(CyberPortActivity.Name, "Microsoft.AspNetCore", "Npgsql", "Quartz").AddOtlpExporter().Build();
            metrics = Sdk.CreateMeterProviderBuilder().SetResourceBuilder(resource)
                .AddMeter(CyberPortActivity.Name, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel",
                    "Microsoft.AspNetCore.RateLimiting", "Npgsql", "System.Runtime").AddOtlpExporter().Build();
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        traces?.ForceFlush(3000);
        metrics?.ForceFlush(3000);
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        traces?.Dispose();
        metrics?.Dispose();
    }
}
