namespace CyberPort.Forms.Tests;

/// <summary>The page's engine carries copies of the server's tables.</summary>
public sealed class PageTwin
{
    [Theory]
    [InlineData("messages", "MESSAGES")]
    [InlineData("types", "TYPES")]
    public void The_page_and_the_server_use_the_same_table(string name, string constant)
    {
        var json = File.ReadAllText(SharedFiles.At($"backend/Modules/Forms/Data/{name}.json")).TrimEnd();
        var copy = SharedFiles.At($"frontend/src/app/forms/engine/{name}.data.ts");
        var expected = $"// Copy of backend/Modules/Forms/Data/{name}.json, written by its test (CYBERPORT_REWRITE=1). Change it there.\nexport const {constant}: unknown = {json};\n";
        if (SharedFiles.Rewrite)
        {
            File.WriteAllText(copy, expected);
        }
        File.ReadAllText(copy).ShouldBe(expected);
    }
}
