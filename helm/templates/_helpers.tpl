{{/*
Helpers take (list $ "component"), where a component is frontend, backend, migrate or test.
*/}}

{{/* The name of a component's objects: todo-frontend in the release todo. */}}
{{- define "todo.name" -}}
{{- $root := index . 0 -}}
{{- if not (regexMatch "^[a-z]" $root.Release.Name) -}}
{{- fail (printf "The release name %q must start with a letter: it begins the names of Services." $root.Release.Name) -}}
{{- end -}}
{{- printf "%s-%s" ($root.Release.Name | trunc 40 | trimSuffix "-") (index . 1) -}}
{{- end -}}

{{/* What selects all pods of the release. */}}
{{- define "todo.releaseLabels" -}}
app.kubernetes.io/name: {{ .Chart.Name | quote }}
app.kubernetes.io/instance: {{ .Release.Name | quote }}
{{- end -}}

{{/* What selects the pods of a component. It never changes: a Deployment's selector is immutable. */}}
{{- define "todo.selectorLabels" -}}
{{ include "todo.releaseLabels" (index . 0) }}
app.kubernetes.io/component: {{ index . 1 | quote }}
{{- end -}}

{{/* Labels of an object. Pods carry the selector labels only, so that a new chart version alone restarts nothing. */}}
{{- define "todo.labels" -}}
{{- $root := index . 0 -}}
{{ include "todo.selectorLabels" . }}
app.kubernetes.io/part-of: {{ $root.Chart.Name | quote }}
app.kubernetes.io/version: {{ $root.Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ $root.Release.Service | quote }}
helm.sh/chart: {{ printf "%s-%s" $root.Chart.Name ($root.Chart.Version | replace "+" "_") | quote }}
{{- end -}}

{{/* The tag of a service's image. Takes (list $ "frontend"). */}}
{{- define "todo.tag" -}}
{{- $root := index . 0 -}}
{{- (index $root.Values (index . 1)).image.tag | default $root.Chart.AppVersion -}}
{{- end -}}

{{/* The image reference of a service: by digest if there is one, else by tag. */}}
{{- define "todo.image" -}}
{{- $root := index . 0 -}}
{{- $image := (index $root.Values (index . 1)).image -}}
{{- if $image.digest -}}
{{- printf "%s@%s" $image.repository $image.digest -}}
{{- else -}}
{{- printf "%s:%s" $image.repository (include "todo.tag" .) -}}
{{- end -}}
{{- end -}}

{{/* What every pod has in common: the restricted Pod Security profile, and nothing of the Kubernetes API. */}}
{{- define "todo.podDefaults" -}}
automountServiceAccountToken: false
enableServiceLinks: false
{{- with .Values.imagePullSecrets }}
imagePullSecrets:
  {{- range . }}
  - name: {{ . | quote }}
  {{- end }}
{{- end }}
securityContext:
  runAsNonRoot: true
  runAsUser: 10001
  runAsGroup: 10001
  seccompProfile:
    type: RuntimeDefault
{{- end -}}

{{- define "todo.containerSecurityContext" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities:
  drop: [ALL]
{{- end -}}

{{/* The ConfigMap data of a service, without the keys that are empty. */}}
{{- define "todo.config" -}}
{{- $root := index . 0 -}}
{{- $component := index . 1 -}}
{{- range $key, $value := (index $root.Values $component).config }}
{{- if $value }}
{{ $key }}: {{ $value | quote }}
{{- end }}
{{- end }}
PUBLIC_ORIGIN: {{ $root.Values.publicOrigin | quote }}
{{- $backend := include "todo.name" (list $root "backend") }}
{{- if eq $component "frontend" }}
BACKEND_URL: {{ printf "http://%s:8000" $backend | quote }}
{{- else }}
ALLOWED_HOSTS: {{ $backend | quote }}
{{- /* Streaming answers get what is left of the grace period after 5 s for kept-alive connections, the 20 s that uvicorn gives open ones, and 5 to spare. */}}
SHUTDOWN_GRACE_SECONDS: {{ sub $root.Values.backend.terminationGracePeriodSeconds $root.Values.backend.preStopSeconds | add -30 | max 0 | min 120 | quote }}
{{- end }}
{{- end -}}

{{/* One variable from the external Secret. Takes (list $ "KEY" optional). */}}
{{- define "todo.secretVariable" -}}
{{- $root := index . 0 -}}
{{- $key := index . 1 -}}
- name: {{ $key }}
  valueFrom:
    secretKeyRef:
      name: {{ $root.Values.secretName | quote }}
      key: {{ $key }}
      optional: {{ index . 2 }}
{{- end -}}

{{/* The database's address, as a migration wants it: the direct one if the Secret has it. */}}
{{- define "todo.databaseVariables" -}}
{{ include "todo.secretVariable" (list . "DATABASE_URL" false) }}
{{ include "todo.secretVariable" (list . "DATABASE_URL_DIRECT" true) }}
{{- end -}}

{{/* The container that migrates: the same in the hook Job and in an init container. */}}
{{- define "todo.migrateContainer" -}}
name: migrate
image: {{ include "todo.image" (list . "backend") | quote }}
imagePullPolicy: {{ .Values.backend.image.pullPolicy }}
command: [python, -m, todo.migrate]
env:
  {{- include "todo.databaseVariables" . | nindent 2 }}
securityContext:
  {{- include "todo.containerSecurityContext" . | nindent 2 }}
resources:
  {{- toYaml .Values.migrations.resources | nindent 2 }}
volumeMounts:
  - name: tmp
    mountPath: /tmp
{{- end -}}

{{/* Startup and liveness ask /health, readiness asks /ready. Takes the probes of a service. */}}
{{- define "todo.probes" -}}
startupProbe:
  httpGet:
    path: /health
    port: http
  {{- toYaml .startup | nindent 2 }}
livenessProbe:
  httpGet:
    path: /health
    port: http
  {{- toYaml .liveness | nindent 2 }}
readinessProbe:
  httpGet:
    path: /ready
    port: http
  {{- toYaml .readiness | nindent 2 }}
{{- end -}}

{{/*
A pause between the order to end and SIGTERM, in which Services and proxies forget the pod.
Takes (list $ "frontend" argv): the kubelet's own sleep is on by default since 1.30, before that the container runs argv.
*/}}
{{- define "todo.lifecycle" -}}
{{- $root := index . 0 -}}
{{- $service := index $root.Values (index . 1) -}}
{{- if le (int $service.terminationGracePeriodSeconds) (int $service.preStopSeconds) }}
{{- fail (printf "%s.terminationGracePeriodSeconds (%d) must be above preStopSeconds (%d)." (index . 1) (int $service.terminationGracePeriodSeconds) (int $service.preStopSeconds)) }}
{{- end }}
{{- with $service.preStopSeconds }}
lifecycle:
  preStop:
    {{- if semverCompare ">=1.30.0-0" $root.Capabilities.KubeVersion.Version }}
    sleep:
      seconds: {{ . }}
    {{- else }}
    exec:
      command: {{ index $ 2 | toJson }}
    {{- end }}
{{- end }}
{{- end -}}

{{/* Where pods of a service go. Takes (list $ "frontend"). */}}
{{- define "todo.scheduling" -}}
{{- $root := index . 0 -}}
{{- $service := index $root.Values (index . 1) -}}
topologySpreadConstraints:
  - maxSkew: 1
    topologyKey: kubernetes.io/hostname
    whenUnsatisfiable: ScheduleAnyway
    labelSelector:
      matchLabels:
        {{- include "todo.selectorLabels" . | nindent 8 }}
{{- with $service.nodeSelector }}
nodeSelector:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with $service.tolerations }}
tolerations:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with $service.affinity }}
affinity:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- end -}}

{{/* Annotations of a service's pods. The checksum restarts them when their ConfigMap changes. */}}
{{- define "todo.podAnnotations" -}}
{{- $root := index . 0 -}}
todo.dev/task-hash: {{ include "todo.tag" . | quote }}
checksum/config: {{ include "todo.config" . | sha256sum | quote }}
{{- range $key, $value := (index $root.Values (index . 1)).podAnnotations }}
{{ $key }}: {{ $value | quote }}
{{- end }}
{{- end -}}

{{/* "true" when a service runs, or may run, more than one pod. Takes the values of a service. */}}
{{- define "todo.isReplicated" -}}
{{- if or (and .autoscaling.enabled (gt (int .autoscaling.minReplicas) 1)) (and (not .autoscaling.enabled) (gt (int .replicas) 1)) -}}
true
{{- end -}}
{{- end -}}

{{/* The host of publicOrigin, without scheme and port. */}}
{{- define "todo.publicHost" -}}
{{- regexReplaceAll "^https?://([^:/]+).*$" .Values.publicOrigin "${1}" -}}
{{- end -}}

{{/* The way to the database, for the pods that use it. */}}
{{- define "todo.databaseEgress" -}}
- to:
    - ipBlock:
        cidr: {{ .Values.database.cidr | quote }}
  ports:
    - { protocol: TCP, port: {{ .Values.database.port }} }
{{- end -}}

{{- define "todo.testResources" -}}
requests: { cpu: 50m, memory: 64Mi }
limits: { cpu: 500m, memory: 256Mi }
{{- end -}}
