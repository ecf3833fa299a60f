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
            var (exitCode, problems) = await RunAsync(command, arguments, code);

            Assert.That(exitCode, Is.Zero, $"{code}\n{problems}");
        }
    }

    [Test]
    public async Task Nginx_takes_its_configuration()
    {
        var folder = Directory.CreateTempSubdirectory("nginx-");
        try
        {
            foreach (var (_, code) in Document.All.SelectMany(document => document.Blocks).Where(block => block.Language == "nginx"))
            {
                var http = code.Contains("server {", StringComparison.Ordinal) ? code : $"server {{\n{code}\n}}";
                var file = Path.Combine(folder.FullName, "nginx.conf");
                await File.WriteAllTextAsync(file, $"pid {folder.FullName}/pid; events {{}} http {{ {PathsOfAnyUser(folder.FullName)} {http.Replace("/var/cache/nginx", folder.FullName, StringComparison.Ordinal)} }}");
                var (exitCode, problems) = await RunAsync(File.Exists("/usr/sbin/nginx") ? "/usr/sbin/nginx" : "nginx", ["-t", "-q", "-e", "stderr", "-p", folder.FullName, "-c", file], "");

                Assert.That(exitCode, Is.Zero, $"{code}\n{problems}");
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>In place of those that only root can open.</summary>
    private static string PathsOfAnyUser(string folder) => "access_log off; " + string.Concat(new[] { "client_body", "proxy", "fastcgi", "uwsgi", "scgi" }.Select(kind => $"{kind}_temp_path {folder}/{kind}; "));

    private static async Task<(int ExitCode, string Problems)> RunAsync(string command, string[] arguments, string input)
    {
        using var process = Process.Start(new ProcessStartInfo(command, arguments) { RedirectStandardInput = true, RedirectStandardError = true })!;
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        var problems = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, problems);
    }
}
