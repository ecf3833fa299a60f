using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace CookieConsent.EntityFrameworkCore.Tests.DependencyInjection;

/// <summary>The two ways to register, and what a mistake says.</summary>
internal sealed class RegistrationTests
{
    [Test]
    public async Task The_apps_own_context_holds_the_records_beside_its_tables([Values] Engine engine)
    {
        await using var database = await Database.CreateAsync(engine);
        var folder = Directory.CreateTempSubdirectory("consent-spool-");
        await using var app = Build(services =>
        {
            services.AddDbContextFactory<AppContext>(database.Configure);
            services.AddCookieConsent().AddEntityFrameworkRecords<AppContext>(options => (options.SpoolFolder, options.CommandTimeout) = (folder.FullName, TimeSpan.FromSeconds(30)));
        });
        await using (var context = await app.Services.GetRequiredService<IDbContextFactory<AppContext>>().CreateDbContextAsync())
            await context.Database.EnsureCreatedAsync();
        await app.StartAsync();
        var record = SampleRecords.Grant();

        await app.Services.GetRequiredService<IConsentRecordStore>().AppendAsync(record, CancellationToken.None);

        var archive = app.Services.GetRequiredService<IConsentRecordArchive>();
        Assert.That(await archive.FindAsync(record.Id), Is.EqualTo(record));
        Assert.That((await archive.VerifyAsync()).IsIntact, Is.True);
        Assert.That(await database.ScalarAsync<long>("SELECT COUNT(*) FROM consent.\"records\"".Replace("consent.", engine == Engine.PostgreSql ? "consent." : "", StringComparison.Ordinal)), Is.EqualTo(1));
        folder.Delete(recursive: true);
    }

    [Test]
    public void An_app_context_without_a_factory_stops_the_start_with_the_line_to_write()
    {
        var app = Build(services => services.AddCookieConsent().AddEntityFrameworkRecords<AppContext>());

        Assert.That(async () => await app.StartAsync(), Throws.InvalidOperationException.With.Message.Contains("AddDbContextFactory<AppContext>"));
    }

    [Test]
    public void An_app_context_without_the_tables_stops_the_start_with_the_line_to_write()
    {
        var app = Build(services =>
        {
            services.AddDbContextFactory<EmptyContext>(options => options.UseSqlite("Data Source=:memory:"));
            services.AddCookieConsent().AddEntityFrameworkRecords<EmptyContext>();
        });

        Assert.That(async () => await app.StartAsync(), Throws.InvalidOperationException.With.Message.Contains("modelBuilder.AddCookieConsentRecords()"));
    }

    [Test]
    public async Task The_section_is_read_and_code_comes_after_it()
    {
        await using var app = Build(
            services => services.AddCookieConsent().AddEntityFrameworkRecords(options => options.UseSqlite("Data Source=:memory:"), options => options.QueueCapacity = 7),
            new() { ["CookieConsentRecords:Retention"] = "400.00:00:00", ["CookieConsentRecords:QueueCapacity"] = "5" }
        );

        var options = app.Services.GetRequiredService<IOptions<EntityFrameworkRecordOptions>>().Value;

        Assert.That((options.Retention, options.QueueCapacity), Is.EqualTo((TimeSpan.FromDays(400), 7)));
    }

    [Test]
    public void The_defaults_are_these()
    {
        var options = new EntityFrameworkRecordOptions();

        Assert.Multiple(() =>
        {
            Assert.That(options.Retention, Is.Null);
            Assert.That(options.PurgeInterval, Is.EqualTo(TimeSpan.FromHours(1)));
            Assert.That(options.QueueCapacity, Is.EqualTo(4096));
            Assert.That(options.CommandTimeout, Is.EqualTo(TimeSpan.FromSeconds(5)));
            Assert.That(options.SpoolFolder, Is.EqualTo("consent-spool"));
            Assert.That(options.InventoryInterval, Is.EqualTo(TimeSpan.FromMinutes(1)));
        });
    }

    [TestCase("Retention", "181.00:00:00", "CookieConsentRecords:Retention", "182.00:00:00")]
    [TestCase("PurgeInterval", "00:00:01", "CookieConsentRecords:PurgeInterval", "01:00:00")]
    [TestCase("QueueCapacity", "0", "CookieConsentRecords:QueueCapacity", "4096")]
    [TestCase("CommandTimeout", "00:00:00", "CookieConsentRecords:CommandTimeout", "00:00:05")]
    [TestCase("InventoryInterval", "00:00:01", "CookieConsentRecords:InventoryInterval", "00:01:00")]
    [TestCase("SpoolFolder", " ", "CookieConsentRecords:SpoolFolder", "consent-spool")]
    [TestCase("Retenton", "365.00:00:00", "Retenton", "")]
    public void A_mistake_stops_the_start_with_its_path_and_what_to_write(string key, string value, string path, string fix)
    {
        var app = Build(
            services => services.AddCookieConsent().AddEntityFrameworkRecords(options => options.UseSqlite("Data Source=:memory:")),
            new() { [$"CookieConsentRecords:{key}"] = value }
        );

        Assert.That(async () => await app.StartAsync(), Throws.Exception.With.Message.Contains(path).And.Message.Contains(fix));
    }

    private static WebApplication Build(Action<IServiceCollection> services, Dictionary<string, string?>? settings = null)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseTestServer();
        builder.Configuration.AddInMemoryCollection(settings ?? []);
        services(builder.Services);
        return builder.Build();
    }

    /// <summary>A context as an app may have it: a schema, names and a table of its own.</summary>
    internal sealed class AppContext(DbContextOptions<AppContext> options) : DbContext(options)
    {
        protected override void OnModelCreating(ModelBuilder modelBuilder)
        {
            modelBuilder.Entity<Lamp>();
            modelBuilder.AddCookieConsentRecords("consent");
            var record = modelBuilder.Model.GetEntityTypes().Single(entity => entity.GetTableName() == "ConsentRecords");
            record.SetTableName("records");
            record.FindProperty("Page")!.SetColumnName("page_path");
        }
    }

    internal sealed class EmptyContext(DbContextOptions<EmptyContext> options) : DbContext(options);

    internal sealed class Lamp
    {
        public int Id { get; set; }
    }
}
