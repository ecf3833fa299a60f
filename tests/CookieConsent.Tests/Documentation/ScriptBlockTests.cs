using System.Diagnostics;

namespace CookieConsent.Tests.Documentation;

/// <summary>Script and commands in what people read can at least be parsed.</summary>
internal sealed class ScriptBlockTests
{
    [TestCase("js", "node", "--input-type=module", "--check")]
    [TestCase("sh", "bash", "-n")]
    public async Task It_can_be_parsed(string language, string command, params string[] arguments)
    {
        var blocks = Document.All.SelectMany(document => document.Blocks).Where(block => block.Language == language).ToArray();
        Assert.That(blocks, Is.Not.Empty);

        foreach (var (_, code) in blocks)
        {
            using var process = Process.Start(new ProcessStartInfo(command, arguments) { RedirectStandardInput = true, RedirectStandardError = true })!;
            await process.StandardInput.WriteAsync(code);
            process.StandardInput.Close();
            var problems = await process.StandardError.ReadToEndAsync();
            await process.WaitForExitAsync();

            Assert.That(process.ExitCode, Is.Zero, $"{code}\n{problems}");
        }
    }
}
