namespace CyberPort.Host;

/// <summary>
/// Under the guard of <c>npm start</c> (<c>CYBERPORT_GUARDED=1</c>): standard input is a pipe that nobody writes to, and it closes
/// when the guard is gone, however it went. The service then ends, instead of asking for its database until the end of time.
/// </summary>
internal static class Guarded
{
    public static void EndsWithItsGuard(this WebApplication app)
    {
        if (app.Configuration["CYBERPORT_GUARDED"] == "1")
        {
            _ = Task.Run(async () =>
            {
                await using var pipe = Console.OpenStandardInput();
                while (await pipe.ReadAsync(new byte[1]) > 0)
                {
                }

                app.Lifetime.StopApplication();
            });
        }
    }
}
