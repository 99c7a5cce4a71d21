namespace CyberPort.Benchmarks;

/// <summary>A permit as PDF, made anew each time.</summary>
public static class Letters
{
    /// <summary>One after the other, as an officer sees them.</summary>
    public static async Task<Measured> MeasureAsync(Account officer, string id, int count)
    {
        var body = new { action = "grant", conditions = new[] { "清掃すること。", "係留中は当直を置くこと。" }, validFrom = "2027-02-01", validTo = "2027-02-02" };
        Task One() => officer.PostAsync($"/api/t/aohama/cases/{id}/actions/preview-notice", body);
        await Load.RunAsync(1, 10, (_, _) => One());
        return await Load.RunAsync(1, count, (_, _) => One());
    }
}
