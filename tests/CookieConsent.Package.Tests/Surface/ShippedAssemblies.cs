using System.Reflection;
using Mono.Cecil;

namespace CookieConsent.Package.Tests.Surface;

/// <summary>The assemblies whose names, events and keys others rely on.</summary>
internal static class ShippedAssemblies
{
    /// <summary>All of them. One that joins a package is added here.</summary>
    public static readonly Assembly[] All = [typeof(CookieConsentOptions).Assembly, typeof(EntityFrameworkCore.EntityFrameworkRecordOptions).Assembly];

    private static readonly Lazy<AssemblyDefinition[]> Definitions = new(() => [.. All.Select(Read)]);

    /// <summary>The same with the code of their methods.</summary>
    public static IReadOnlyList<AssemblyDefinition> WithCode => Definitions.Value;

    private static AssemblyDefinition Read(Assembly assembly)
    {
        var resolver = new DefaultAssemblyResolver();
        foreach (var folder in All.Append(typeof(object).Assembly).Append(typeof(Microsoft.AspNetCore.Http.HttpContext).Assembly).Select(one => Path.GetDirectoryName(one.Location)!))
            resolver.AddSearchDirectory(folder);
        return AssemblyDefinition.ReadAssembly(assembly.Location, new ReaderParameters { AssemblyResolver = resolver });
    }
}
