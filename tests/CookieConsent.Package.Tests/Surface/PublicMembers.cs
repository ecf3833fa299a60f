using Mono.Cecil;

namespace CookieConsent.Package.Tests.Surface;

/// <summary>What code outside of an assembly can name or override.</summary>
internal static class PublicMembers
{
    /// <summary>The public types.</summary>
    public static IEnumerable<TypeDefinition> Types(AssemblyDefinition assembly) => assembly.MainModule.GetTypes().Where(IsPublic);

    /// <summary>The members of a type that somebody wrote; accessors count as their property.</summary>
    public static IEnumerable<IMemberDefinition> Of(TypeDefinition type) =>
        [
            .. type.Methods.Where(method => IsVisible(method) && !method.IsGetter && !method.IsSetter && !IsWrittenByCompiler(method) && !IsImplicitConstructor(method)),
            .. type.Properties.Where(property => IsVisible(property.GetMethod) || IsVisible(property.SetMethod)),
            .. type.Fields.Where(field => (field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly) && !field.IsSpecialName),
        ];

    /// <summary>Whether a method is open to code outside.</summary>
    private static bool IsVisible(MethodDefinition? method) => method is { IsPublic: true } or { IsFamily: true, DeclaringType.IsSealed: false } or { IsFamilyOrAssembly: true };

    private static bool IsPublic(TypeDefinition type) => type.IsPublic || (type.IsNestedPublic && IsPublic(type.DeclaringType));

    private static bool IsWrittenByCompiler(ICustomAttributeProvider member) =>
        member.CustomAttributes.Any(attribute => attribute.AttributeType.FullName == "System.Runtime.CompilerServices.CompilerGeneratedAttribute");

    private static bool IsImplicitConstructor(MethodDefinition method) => method is { IsConstructor: true, HasParameters: false };
}
