using CyberPort.Platform.Persistence;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CyberPort.Platform.Audit;

/// <summary>Seals new audit rows into their owner's hash chain, a moment after they were written. One node at a time does it.</summary>
internal sealed class AuditSealer(WorkerDatabase worker, ILogger<AuditSealer> log) : BackgroundService
{
    private const int Batch = 500;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var sealedRows = 0;
            try
            {
                sealedRows = await SealAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault)
            {
                log.LogError(fault, "Audit rows could not be sealed; trying again.");
            }

            if (sealedRows < Batch)
            {
                await Task.Delay(TimeSpan.FromSeconds(1), stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    internal async Task<int> SealAsync(CancellationToken cancel)
    {
        await using var command = worker.Source.CreateCommand($"select platform.seal_audit({Batch})");
        return (int)(await command.ExecuteScalarAsync(cancel))!;
    }
}
